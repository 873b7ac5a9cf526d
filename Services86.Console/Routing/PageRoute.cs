using System.Globalization;
using Services86.WebConsole.Requests;

namespace Services86.WebConsole.Routing;

/// <summary>A page in the console, and who may open it.</summary>
/// <param name="Pattern">The path of the page, in which <c>{id}</c> is a positive number: <c>users/{id}</c>.</param>
/// <param name="Page">The type of the page, which is a service.</param>
/// <param name="Access">Who may open the page.</param>
internal sealed record PageRoute(string Pattern, Type Page, PageAccess Access)
{
    private const string Id = "{id}";

    /// <summary>Returns whether a path is that of the page.</summary>
    /// <param name="path">The path within the console, without slashes at its ends.</param>
    /// <param name="id">The number in the path; 0 if there is none.</param>
    public bool Matches(string path, out int id)
    {
        id = 0;
        var expected = Pattern.Split('/');
        var found = path.Split('/');
        if (expected.Length != found.Length)
        {
            return false;
        }

        for (var i = 0; i < expected.Length; i++)
        {
            var isMatch = expected[i] == Id
                ? int.TryParse(found[i], NumberStyles.None, CultureInfo.InvariantCulture, out id) && id > 0
                : expected[i].Equals(found[i], StringComparison.OrdinalIgnoreCase);
            if (!isMatch)
            {
                return false;
            }
        }

        return true;
    }
}
