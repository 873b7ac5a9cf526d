namespace Services86.Host.Configuration;

/// <summary>Thrown when settings are wrong, with all that is wrong with them.</summary>
internal sealed class InvalidConfigurationException(IReadOnlyList<string> errors)
    : Exception(string.Join(" ", errors))
{
    /// <summary>A sentence for each wrong setting.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
