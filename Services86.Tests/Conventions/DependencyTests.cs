using System.Reflection;

namespace Services86.Tests.Conventions;

internal sealed class DependencyTests
{
    [TestCase("Services86.Contracts")]
    [TestCase("Services86.Soap", "Services86.Contracts")]
    [TestCase("Services86.Data", "Services86.Contracts")]
    public void An_assembly_refers_only_to_those_beneath_it(string assembly, params string[] allowed)
    {
        var referred = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => name.StartsWith("Services86.", StringComparison.Ordinal));

        Assert.That(referred, Is.SubsetOf(allowed));
    }
}
