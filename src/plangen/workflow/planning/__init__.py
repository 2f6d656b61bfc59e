"""A request in, the plan of packets out."""
