using System.Globalization;
using System.Text;
using Services86.Data.Associates;

namespace Services86.Agents.Login;

/// <summary>What can be a login name: the same for SOAP and the command line.</summary>
internal static class UserNames
{
    private const int LongestName = 255;
    private const string NameOfNothing = "user";

    /// <summary>Says why a text cannot be a login name, whether or not it is taken.</summary>
    /// <returns>A sentence; null when it can.</returns>
    public static string? WhyInvalid(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "A user name cannot be empty.";
        }

        if (name.Length > LongestName)
        {
            return $"A user name has at most {LongestName} characters; this one has {name.Length}.";
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

    /// <summary>Gives the nearest name that can be used.</summary>
    /// <param name="name">What is wanted.</param>
    /// <param name="taken">The names of others.</param>
    /// <returns><paramref name="name"/> itself when it can be used.</returns>
    public static string Nearest(string name, IEnumerable<string> taken)
    {
        var takenKeys = taken.Select(AssociateName.ToKey).ToHashSet();
        var stem = Clean(name);
        var nearest = stem;
        for (var number = 2; takenKeys.Contains(AssociateName.ToKey(nearest)); number++)
        {
            var end = number.ToString(CultureInfo.InvariantCulture);
            nearest = Cut(stem, LongestName - end.Length) + end;
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

        clean = Cut(clean, LongestName);
        return clean.Length == 0 ? NameOfNothing : clean;
    }

    // A character outside the basic plane is two, of which neither stays alone.
    private static string Cut(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        return name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd();
    }
}
