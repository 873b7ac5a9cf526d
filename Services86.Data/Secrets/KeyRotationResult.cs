namespace Services86.Data.Secrets;

/// <summary>What a rotation of the keys did.</summary>
/// <param name="DataKeyId">The id of the newest data key.</param>
/// <param name="SecretCount">The number of secrets that were encrypted with the newest data key.</param>
/// <param name="OutdatedCount">
/// The number of secrets that servers have stored in the meantime with an older key, because they do not know the
/// newest one yet; usually zero.
/// </param>
/// <param name="Unreadable">A sentence for each secret that does not open, with its table and row.</param>
public sealed record KeyRotationResult(
    int DataKeyId, int SecretCount, int OutdatedCount, IReadOnlyList<string> Unreadable);
