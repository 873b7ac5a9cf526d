namespace Services86.Data.Secrets;

/// <summary>What a rotation of the keys did.</summary>
/// <param name="DataKeyId">The id of the new data key.</param>
/// <param name="SecretCount">The number of secrets that were encrypted with the new data key.</param>
/// <param name="Unreadable">A sentence for each secret that does not open, with its table and row.</param>
public sealed record KeyRotationResult(int DataKeyId, int SecretCount, IReadOnlyList<string> Unreadable);
