"""What the person sees; decides nothing about the subject."""
