using Services86.Agents.Refusals;

namespace Services86.Tests.Agents.Refusals;

internal sealed class WireNameTests
{
    private static readonly SoException[] All =
    [
        new SoSessionException("", ""),
        new XsrfValidationException("", ""),
        new SoNotFoundException("", ""),
        new SoInvalidArgumentException("", ""),
        new SoFunctionRightException("", ""),
        new SoIllegalOperationException("", ""),
        new SoDbAccessException("", ""),
    ];

    // A simulated refusal has the name that a test gives it.
    private static IEnumerable<Type> Types => typeof(SoException).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(SoException)) && type != typeof(SoSimulatedException));

    // Literals: a class that is renamed keeps its name on the wire.
    [Test]
    public void Refusals_have_the_names_of_the_exceptions_of_NetServer()
    {
        Assert.That(
            All.Select(refusal => refusal.ExceptionType),
            Is.EqualTo(
            [
                "SuperOffice.Exceptions.SoSessionException",
                "SuperOffice.Exceptions.XsrfValidationException",
                "SuperOffice.Exceptions.SoNotFoundException",
                "SuperOffice.Exceptions.SoInvalidArgumentException",
                "SuperOffice.Exceptions.SoFunctionRightException",
                "SuperOffice.Exceptions.SoIllegalOperationException",
                "SuperOffice.Exceptions.SoDbAccessException",
            ]));
    }

    [Test]
    public void Every_type_of_refusal_is_in_this_test()
    {
        Assert.That(All.Select(refusal => refusal.GetType()), Is.EquivalentTo(Types));
    }
}
