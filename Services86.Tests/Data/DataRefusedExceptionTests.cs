using Services86.Data.Associates;
using Services86.Data.Refusals;

namespace Services86.Tests.Data;

internal sealed class DataRefusedExceptionTests
{
    private static IEnumerable<Type> Refusals { get; } =
    [
        .. typeof(DataRefusedException).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(DataRefusedException))),
    ];

    [Test]
    public void There_are_refusals_to_look_at() =>
        Assert.That(Refusals, Has.Member(typeof(LastAdministratorException)));

    [TestCaseSource(nameof(Refusals))]
    public void Every_refusal_is_sealed_and_public(Type refusal) =>
        Assert.That(refusal, Has.Property(nameof(Type.IsSealed)).True.And.Property(nameof(Type.IsPublic)).True);

    [Test]
    public void Only_a_busy_database_is_worth_the_same_request_again()
    {
        DataRefusedException busy = new DatabaseBusyException(maxQueueLength: 50);
        DataRefusedException refused = new LastAdministratorException();

        Assert.That((busy.Kind, busy.IsTransient), Is.EqualTo((DataRefusalKind.Busy, true)));
        Assert.That((refused.Kind, refused.IsTransient), Is.EqualTo((DataRefusalKind.LastAdministrator, false)));
    }
}
