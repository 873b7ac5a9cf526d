using Services86.Data.Secrets;

namespace Services86.Tests.Support;

/// <summary>Rotates keys without waiting until servers know the new one.</summary>
internal static class KeyRotations
{
    /// <summary>Rotates the keys of a process with a manual clock, which advances while the rotation waits.</summary>
    public static async Task<KeyRotationResult> RotateKeysAsync(
        this DataProcess process, IProgress<KeyRotationProgress>? progress, CancellationToken cancellationToken)
    {
        var time = (ManualTimeProvider)process.Get<TimeProvider>();
        var keys = process.Get<DataKeyRing>();
        var former = keys.Newest.KeyId;
        var rotation = process.Get<KeyRotation>().RotateAsync(progress, cancellationToken);
        while (!rotation.IsCompleted && keys.Newest.KeyId == former)
        {
            await Task.WhenAny(rotation, Task.Delay(10, CancellationToken.None));
        }

        time.Advance(DataKeyRing.UsableAfter);
        return await rotation;
    }
}
