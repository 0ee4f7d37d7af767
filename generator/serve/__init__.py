"""The writer's own server: build, watch, show."""
