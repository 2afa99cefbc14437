"""What a teacher hands out, and what stays on the teacher's desk."""
