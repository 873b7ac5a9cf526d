namespace Services86.Host.Commands.Printing;

/// <summary>A data key in a list.</summary>
/// <param name="Id">The id.</param>
/// <param name="Created">The time of the creation.</param>
/// <param name="Secrets">The number of secrets that need the key.</param>
/// <param name="Newest">Whether the key encrypts new secrets.</param>
internal sealed record KeyRow(int Id, string Created, int Secrets, bool Newest);
