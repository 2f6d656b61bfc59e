"""The Word template of the Monday sheets of a team."""
