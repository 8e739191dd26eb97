"""Pictures as descriptions: scenes of shapes that the screen, the wall and paper paint alike."""
