namespace Services86.Testing;

/// <summary>A number of expected calls.</summary>
public readonly record struct CallCount
{
    private CallCount(int min, int? max)
    {
        Min = min;
        Max = max;
    }

    /// <summary>Gets the number for calls that must not be made.</summary>
    public static CallCount Never { get; } = new(0, 0);

    internal int Min { get; }

    internal int? Max { get; }

    /// <summary>Expects a number of calls.</summary>
    /// <param name="count">The number.</param>
    public static CallCount Exactly(int count) => new(count, count);

    /// <summary>Expects a number of calls or more.</summary>
    /// <param name="count">The number.</param>
    public static CallCount AtLeast(int count) => new(count, null);

    /// <summary>Expects a number of calls or fewer.</summary>
    /// <param name="count">The number.</param>
    public static CallCount AtMost(int count) => new(0, count);
}
