using Services86.Data.Refusals;

namespace Services86.Data.Secrets;

/// <summary>Thrown when a data key cannot be retired. Nothing was changed.</summary>
public sealed class KeyRetirementRefusedException : DataRefusedException
{
    private KeyRetirementRefusedException(int keyId, FormattableString message)
        : base(DataRefusalKind.InUse, FormattableString.Invariant(message) + " Nothing was changed.") => KeyId = keyId;

    /// <summary>The id of the key.</summary>
    public int KeyId { get; }

    internal static KeyRetirementRefusedException Unknown(int keyId) => new(
        keyId, $"There is no data key {keyId}: 'keys list' shows those that there are.");

    internal static KeyRetirementRefusedException Newest(int keyId) => new(
        keyId, $"The data key {keyId} is the newest, which encrypts new secrets: run 'keys rotate' first.");

    internal static KeyRetirementRefusedException InUse(int keyId, DateTimeOffset unusedFrom) => new(
        keyId,
        $"A server may still encrypt with the data key {keyId}: retire it after {unusedFrom.UtcDateTime:u}.");

    internal static KeyRetirementRefusedException Needed(int keyId, long count) => new(
        keyId,
        $"{count} secrets need the data key {keyId}: run 'keys rotate --resume', and 'check' for damaged ones, first.");
}
