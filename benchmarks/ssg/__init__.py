"""Measures digest beside other static site generators on the same articles, with analysis off."""
