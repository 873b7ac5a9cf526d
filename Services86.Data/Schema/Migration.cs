using System.Globalization;

namespace Services86.Data.Schema;

/// <summary>One step of the schema: a numbered SQL script.</summary>
/// <param name="Version">The version of the schema after this step; the first is 1.</param>
/// <param name="Name">The name of the file, with its number and without the extensions.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    private const string Suffix = ".sqlite.sql";

    /// <summary>Reads the steps that the program carries, from the first to the newest.</summary>
    /// <exception cref="InvalidOperationException">The numbers of the files are not 1, 2, 3 and so on.</exception>
    public static IReadOnlyList<Migration> ReadEmbedded()
    {
        var assembly = typeof(Migration).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(file => file.EndsWith(Suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        var migrations = new List<Migration>();
        foreach (var file in files)
        {
            var version = migrations.Count + 1;
            var prefix = version.ToString("0000", CultureInfo.InvariantCulture) + "_";
            if (!file.StartsWith(prefix, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Expected migration {prefix}*{Suffix}, and found '{file}'.");
            }

            // The name came from the list of this very assembly.
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            migrations.Add(new Migration(version, file[..^Suffix.Length], reader.ReadToEnd()));
        }

        return migrations;
    }
}
