"""An invented company: the workbook its managers keep and its CRM export, the same bytes on every run."""
