namespace Services86.Data.Secrets;

/// <summary>The progress of a rotation.</summary>
/// <param name="Done">The number of secrets that were examined.</param>
/// <param name="Total">The number of stored secrets when the rotation began.</param>
public readonly record struct KeyRotationProgress(int Done, int Total);
