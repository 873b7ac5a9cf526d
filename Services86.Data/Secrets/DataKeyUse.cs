namespace Services86.Data.Secrets;

/// <summary>A data key, and the number of secrets that need the key.</summary>
/// <param name="DataKeyId">The id of the key.</param>
/// <param name="Created">The time at which the key was created.</param>
/// <param name="SecretCount">The number of secrets that the key encrypts.</param>
/// <param name="IsNewest">Whether new secrets are encrypted with the key.</param>
public sealed record DataKeyUse(int DataKeyId, DateTimeOffset Created, int SecretCount, bool IsNewest);
