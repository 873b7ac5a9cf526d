namespace Services86.Rest.Routing;

/// <summary>Where the parameters of an operation are in a REST request.</summary>
internal enum RestParameters
{
    /// <summary>No parameters; a body is ignored.</summary>
    None,

    /// <summary>One id, in the query: <c>?serviceAuthId=5</c>.</summary>
    Query,

    /// <summary>One value, which is the whole body: an entity to save, or a list of ids.</summary>
    Body,

    /// <summary>The members of one object, by their names, which is the body.</summary>
    Object,
}
