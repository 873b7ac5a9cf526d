namespace Services86.WebConsole.Usage;

/// <summary>The settings of the counted calls.</summary>
internal sealed record UsageOptions
{
    /// <summary>Gets whether calls are counted by application, user, client and operation.</summary>
    /// <value>Default true.</value>
    public bool IsEnabled { get; init; } = true;
}
