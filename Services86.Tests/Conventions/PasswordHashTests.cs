using System.Text.RegularExpressions;

namespace Services86.Tests.Conventions;

/// <summary>A password hash is written in one place, which also ends tickets, and computed in one place.</summary>
internal sealed partial class PasswordHashTests
{
    [Test]
    public void Only_PasswordWriter_writes_password_hashes() => Assert.That(
        ProductionFilesWith(Write()), Is.EqualTo(["Services86.Data/Associates/PasswordWriter.cs"]));

    [Test]
    public void Only_Passwords_hashes_and_verifies_passwords() => Assert.That(
        ProductionFilesWith(Hasher()), Is.EqualTo(["Services86.Agents/Login/Passwords.cs"]));

    private static IEnumerable<string> ProductionFilesWith(Regex pattern) =>
        from file in SourceTree.Files
        where file.IsProduction && pattern.IsMatch(file.Text)
        select file.Path;

    [GeneratedRegex(@"INTO\s+associate\s*\([^)]*password_hash|SET\s(?:(?!WHERE)[^;""])*password_hash\s*=",
        RegexOptions.IgnoreCase)]
    private static partial Regex Write();

    [GeneratedRegex(@"\bPasswordHasher\b|\bRfc2898DeriveBytes\b|\bKeyDerivation\b")]
    private static partial Regex Hasher();
}
