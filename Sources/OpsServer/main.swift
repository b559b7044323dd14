print(PackageResources.catalogue_json.count)
