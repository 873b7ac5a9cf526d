using System.Globalization;
using System.Text.RegularExpressions;

namespace Services86.Data.Schema;

/// <summary>A numbered SQL script that brings the schema from one version to the next.</summary>
/// <param name="Version">The version of the schema after the migration; 1 for the first migration.</param>
/// <param name="Name">The name of the file without its extensions, such as <c>0003_applications</c>.</param>
/// <param name="Sql">The statements.</param>
internal sealed partial record Migration(int Version, string Name, string Sql)
{
    /// <summary>
    /// The oldest version that a program may know to use a database with this migration: hosts of two versions run side
    /// by side while they are upgraded. The first line of the file says so, as
    /// <c>-- Compatible with programs from version 8.</c>
    /// </summary>
    /// <value>Null for programs that know this migration only.</value>
    public int? CompatibleFrom { get; } = CompatibleFromLine().Match(Sql) is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : null;

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

    [GeneratedRegex(@"\A-- Compatible with programs from version ([1-9][0-9]{0,3})\.\r?$", RegexOptions.Multiline)]
    private static partial Regex CompatibleFromLine();
}
