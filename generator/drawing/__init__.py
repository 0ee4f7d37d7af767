"""Events become the geometry of a timeline: numbers and short texts, which templates/_drawing.html prints as SVG."""
