using System.Globalization;

namespace Services86.Data.Schema;

/// <summary>A numbered SQL script that brings the schema from one version to the next.</summary>
/// <param name="Version">The version of the schema after the migration; 1 for the first migration.</param>
/// <param name="Name">The name of the file without its extensions, such as <c>0003_applications</c>.</param>
/// <param name="Sql">The statements.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>Reads the migrations that are embedded in the program, ordered by version.</summary>
    /// <param name="suffix">The end of their names, which is that of the engine: such as <c>.sqlite.sql</c>.</param>
    /// <exception cref="InvalidOperationException">The numbers of the files are not 1, 2, 3 and so on.</exception>
    public static IReadOnlyList<Migration> ReadEmbedded(string suffix)
    {
        var assembly = typeof(Migration).Assembly;
        var files = assembly.GetManifestResourceNames()
            .Where(file => file.EndsWith(suffix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        var migrations = new List<Migration>();
        foreach (var file in files)
        {
            var version = migrations.Count + 1;
            var prefix = version.ToString("0000", CultureInfo.InvariantCulture) + "_";
            if (!file.StartsWith(prefix, StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"Expected migration {prefix}*{suffix}, and found '{file}'.");
            }

            // Not null: the name is from the list of the same assembly.
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            migrations.Add(new Migration(version, file[..^suffix.Length], reader.ReadToEnd()));
        }

        return migrations;
    }
}
