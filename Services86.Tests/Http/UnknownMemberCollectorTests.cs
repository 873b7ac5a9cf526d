using Services86.Http;

namespace Services86.Tests.Http;

internal sealed class UnknownMemberCollectorTests
{
    [Test]
    public void Nothing_is_collected_when_unknown_members_are_ignored()
    {
        Assert.That(UnknownMemberCollector.For(UnknownMembers.Ignore), Is.Null);
    }

    [TestCase(UnknownMembers.Warn, false)]
    [TestCase(UnknownMembers.Refuse, true)]
    public void Only_Refuse_rejects(UnknownMembers policy, bool refuses)
    {
        Assert.That(UnknownMemberCollector.For(policy)!.Refuses, Is.EqualTo(refuses));
    }

    [Test]
    public void A_path_is_kept_once()
    {
        var unknown = UnknownMemberCollector.For(UnknownMembers.Warn)!;

        Assert.That(unknown.IsEmpty, Is.True);
        unknown.Add("ServiceAuth/Prot");
        unknown.Add("ServiceAuth/Hots");
        unknown.Add("ServiceAuth/Prot");

        Assert.That(unknown.IsEmpty, Is.False);
        Assert.That(unknown.ToString(), Is.EqualTo("ServiceAuth/Prot, ServiceAuth/Hots"));
    }

    [Test]
    public void Ten_paths_are_kept_and_the_others_are_counted()
    {
        var unknown = UnknownMemberCollector.For(UnknownMembers.Warn)!;

        for (var i = 0; i < 100_000; i++)
        {
            unknown.Add($"A{i}");
        }

        Assert.That(unknown.ToString(), Is.EqualTo("A0, A1, A2, A3, A4, A5, A6, A7, A8, A9 and 99990 more"));
    }

    [Test]
    public void A_long_path_is_truncated_and_control_characters_are_replaced()
    {
        var unknown = UnknownMemberCollector.For(UnknownMembers.Warn)!;

        unknown.Add("a\nb");
        unknown.Add(new string('x', 1000));

        Assert.That(unknown.ToString(), Is.EqualTo($"a\uFFFDb, {new string('x', 200)}…"));
    }
}
