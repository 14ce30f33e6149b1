"""What is made of the model."""
