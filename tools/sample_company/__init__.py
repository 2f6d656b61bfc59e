"""An invented company, as the workbook its managers keep and the export their CRM gives; the same bytes every time."""
