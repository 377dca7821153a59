export { type ConvertedCollection, collectionToSwagger } from './collection-to-swagger.ts'
export { isCollection, isOldCollection, readCollection } from './read-collection.ts'
