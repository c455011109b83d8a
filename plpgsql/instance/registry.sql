-- What the rooms of this bundle register, applied after the functions on every install.

-- link

-- knowledge

-- code

-- analysis
