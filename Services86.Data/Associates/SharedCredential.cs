namespace Services86.Data.Associates;

/// <summary>
/// A credential that several associates have, although only one can: they were stored by a program that allowed it.
/// </summary>
/// <param name="Type">The type of the credential.</param>
/// <param name="AssociateIds">The associates, in ascending order.</param>
public sealed record SharedCredential(string Type, IReadOnlyList<int> AssociateIds);
