using Services86.Data.Usage;
using Services86.Tests.Support;

namespace Services86.Tests.Data.Usage;

internal sealed class UsageRepositoryTests(TestEngine engine) : EngineFixture(engine)
{
    private static readonly UsageRow Row = new()
    {
        Application = "shop",
        User = "anna",
        Client = "PHP-SOAP/8.2",
        Agent = "User",
        Operation = "GetUser",
        Protocol = "soap1.1",
        Calls = 3,
        First = Now,
        Last = Now.AddMinutes(1),
    };

    private UsageRepository Usage => Process.Get<UsageRepository>();

    [Test]
    public async Task Calls_are_added_to_those_that_are_stored()
    {
        await Usage.AddAsync([Row, Row with { Protocol = "rest" }], Cancellation);
        await Usage.AddAsync([Row with { Calls = 2, First = Now.AddMinutes(-5), Last = Now }], Cancellation);

        var rows = await Usage.ListAsync(Cancellation);

        Assert.That(rows, Is.EqualTo((UsageRow[])
        [
            Row with { Protocol = "rest" },
            Row with { Calls = 5, First = Now.AddMinutes(-5) },
        ]));
    }
}
