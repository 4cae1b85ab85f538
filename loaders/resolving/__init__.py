"""Many readings to one graph: what several texts say of the same document, agency or act meets."""
