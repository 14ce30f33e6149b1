"""What a person presses and reads, in a real Chromium."""
