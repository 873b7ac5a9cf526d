using Services86.Agents.Login;

namespace Services86.Tests.Agents.Login;

internal sealed class CacheEvictionTests
{
    private static readonly int[] Counts = [1, 2, 40, 60];

    [Test]
    public void The_associates_with_the_most_entries_lose_their_oldest_ones()
    {
        var entries = Counts.SelectMany((count, owner) =>
            Enumerable.Range(0, count)
                .Select(i => (Key: (Owner: owner, Age: i), AssociateId: owner, CreatedAt: (long)i))).ToList();

        var evicted = CacheEviction.Select(entries, keep: 53);

        var kept = entries.Select(entry => entry.Key).Except(evicted).ToLookup(key => key.Owner, key => key.Age);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept[0].Count(), Is.EqualTo(1));
            Assert.That(kept[1].Count(), Is.EqualTo(2));
            Assert.That(kept[2], Is.EqualTo(Enumerable.Range(15, 25)));
            Assert.That(kept[3], Is.EqualTo(Enumerable.Range(35, 25)));
        }
    }

    [Test]
    public void Nothing_is_evicted_if_there_is_room()
    {
        Assert.That(CacheEviction.Select([("a", 1, 0L), ("b", 1, 1L)], keep: 2), Is.Empty);
    }
}
