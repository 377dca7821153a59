/** A text is no XML, or a value does not fit it; the message is a clause. Functions turn it into their typed error. */
export class XmlError extends Error {}
