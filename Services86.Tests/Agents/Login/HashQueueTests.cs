using System.Net;
using Services86.Agents.Login;

namespace Services86.Tests.Agents.Login;

internal sealed class HashQueueTests
{
    private const int MaxLength = 256;

    private HashQueue _queue = null!;

    [SetUp]
    public void CreateQueue() => _queue = new HashQueue();

    [Test]
    public void Clients_take_turns()
    {
        var flood = Enumerable.Range(0, 3).Select(_ => Add(Client(1))).ToList();
        var other = Add(Client(2));

        Assert.That(TakeAll(), Is.EqualTo(new[] { flood[0], other, flood[1], flood[2] }));
    }

    [Test]
    public void Known_clients_and_others_are_served_alternately()
    {
        var others = Enumerable.Range(0, 3).Select(Client).Select(Add).ToList();
        var known = Enumerable.Range(0, 3).Select(n => Add(Client(n) with { IsKnown = true })).ToList();

        Assert.That(
            TakeAll(), Is.EqualTo(new[] { others[0], known[0], others[1], known[1], others[2], known[2] }));
    }

    [Test]
    public void A_full_queue_refuses_the_client_with_the_most_jobs()
    {
        for (var i = 0; i < MaxLength; i++)
        {
            Assert.That(_queue.Add(Job(Client(1))), Is.Null);
        }

        var one = Job(Client(1));

        Assert.That(_queue.Add(one), Is.SameAs(one));
        Assert.That(_queue.Length, Is.EqualTo(MaxLength));
    }

    [Test]
    public void A_full_queue_drops_the_newest_job_of_the_client_with_the_most_jobs_for_another_client()
    {
        var flood = Enumerable.Range(0, MaxLength).Select(_ => Add(Client(1))).ToList();
        var other = Job(Client(2));

        var dropped = _queue.Add(other);

        Assert.That(dropped, Is.SameAs(flood[^1]));
        Assert.That(TakeAll().Take(2), Is.EqualTo(new[] { flood[0], other }));
    }

    [Test]
    public void A_queue_full_of_others_takes_known_clients()
    {
        for (var i = 0; i < MaxLength; i++)
        {
            Add(Client(i));
        }

        Assert.That(_queue.Add(Job(Client(1) with { IsKnown = true })), Is.Null);
    }

    [Test]
    public void A_removed_job_is_not_taken_and_leaves_its_place()
    {
        var first = Add(Client(1));
        var second = Add(Client(1));

        Assert.That((_queue.Remove(first), _queue.Remove(first)), Is.EqualTo((true, false)));
        Assert.That(TakeAll(), Is.EqualTo(new[] { second }));
        Assert.That(_queue.Remove(second), Is.False);
    }

    [Test]
    public void A_client_that_comes_back_has_one_turn()
    {
        var first = Add(Client(1));
        _queue.Remove(first);
        var again = new[] { Add(Client(1)), Add(Client(1)) };
        var other = Add(Client(2));

        Assert.That(TakeAll(), Is.EqualTo(new[] { again[0], other, again[1] }));
    }

    private static HashClient Client(int number) =>
        new(IsKnown: false, ClientAddress.Of(new IPAddress([192, 0, 2, (byte)number])), AssociateId: 0);

    private static HashJob<int> Job(HashClient client) => new HashJob<int>(client, () => 0);

    private HashJob Add(HashClient client)
    {
        var job = Job(client);
        Assert.That(_queue.Add(job), Is.Null);
        return job;
    }

    private List<HashJob> TakeAll()
    {
        var jobs = new List<HashJob>();
        while (_queue.Take() is { } job)
        {
            jobs.Add(job);
        }

        return jobs;
    }
}
