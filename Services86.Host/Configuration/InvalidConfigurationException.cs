namespace Services86.Host.Configuration;

/// <summary>Thrown when settings are invalid. The message names all of them.</summary>
/// <param name="errors">A sentence for each invalid setting.</param>
internal sealed class InvalidConfigurationException(IReadOnlyList<string> errors)
    : Exception(string.Join(" ", errors))
{
    /// <summary>Gets a sentence for each invalid setting.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
