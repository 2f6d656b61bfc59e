"""The Word template of the kickoff insert."""
