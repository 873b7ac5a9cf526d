using System.Text;

namespace Services86.Host.Configuration;

/// <summary>Checks that names can be compared as stored keys compare them, in Unicode NFKC.</summary>
internal static class UnicodeSupport
{
    private const string Ligature = "\uFB01";

    /// <summary>Finds out whether the program runs without ICU.</summary>
    /// <returns>A sentence if so: names would have other keys than those that are stored.</returns>
    public static IEnumerable<string> FindErrors()
    {
        if (Ligature.Normalize(NormalizationForm.FormKC) != "fi")
        {
            yield return "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: expected 0 or nothing, found invariant globalization, "
                + "in which names that differ by the way an accent was typed are not equal. Remove the variable, or "
                + "InvariantGlobalization of the application, and install ICU (libicu).";
        }
    }
}
