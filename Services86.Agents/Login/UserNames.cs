using System.Globalization;
using System.Text;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>
/// Validates login names, for the agents and the command line. Source: docs/SERVICES86.md section 9.4.
/// </summary>
internal static class UserNames
{
    private const int MaxLength = 255;
    private const string DefaultName = "user";

    /// <summary>Gets the reason why a text cannot be a login name. Names in use are not considered.</summary>
    /// <returns>A sentence; null if the name is valid.</returns>
    public static string? WhyInvalid(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "A user name cannot be empty.";
        }

        if (name.Length > MaxLength)
        {
            return $"A user name has at most {MaxLength} characters; this one has {name.Length}.";
        }

        if (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))
        {
            return "A user name cannot begin or end with white space.";
        }

        if (name.Any(char.IsControl))
        {
            return "A user name cannot have control characters, such as tabs and line ends.";
        }

        if (TicketService.IsTicket(name))
        {
            return "A user name cannot begin with 7T:, as a ticket does.";
        }

        return AssociateName.ToKey(name) is null ? "A user name must be valid Unicode." : null;
    }

    /// <summary>Gets a valid name that is similar to a text and not taken.</summary>
    /// <param name="name">The text.</param>
    /// <param name="taken">The names of other associates.</param>
    /// <returns><paramref name="name"/> itself if it is valid and not taken.</returns>
    public static string Nearest(string name, IEnumerable<string> taken)
    {
        var takenKeys = taken.Select(AssociateName.ToKey).ToHashSet();
        var stem = Clean(name);
        var nearest = stem;
        for (var number = 2; takenKeys.Contains(AssociateName.ToKey(nearest)); number++)
        {
            var suffix = number.ToString(CultureInfo.InvariantCulture);
            nearest = Truncate(stem, MaxLength - suffix.Length) + suffix;
        }

        return nearest;
    }

    private static string Clean(string name)
    {
        var clean = string.Concat(name.EnumerateRunes().Where(rune => !Rune.IsControl(rune))).Trim();
        while (TicketService.IsTicket(clean))
        {
            clean = clean[TicketService.Prefix.Length..].TrimStart();
        }

        clean = Truncate(clean, MaxLength);
        return clean.Length == 0 ? DefaultName : clean;
    }

    // Does not split a surrogate pair.
    private static string Truncate(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd();
    }
}
