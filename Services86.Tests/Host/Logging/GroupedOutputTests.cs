using Services86.Host.Logging;
using Services86.Tests.Support;

namespace Services86.Tests.Host.Logging;

internal sealed class GroupedOutputTests
{
    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private CountingWriter _target = null!;
    private GroupedOutput _output = null!;

    [SetUp]
    public void Create()
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _target = new CountingWriter();
        _output = new GroupedOutput(_target, _time);
    }

    [TearDown]
    public void Close()
    {
        _output.Dispose();
        _target.Dispose();
    }

    [Test]
    public void The_first_line_after_a_pause_is_sent_at_once()
    {
        _output.Write("one\n");
        _time.Advance(TimeSpan.FromSeconds(1));
        _output.Write("two\n");

        Assert.That(_target.ToString(), Is.EqualTo("one\ntwo\n"));
    }

    [Test]
    public void Lines_that_follow_each_other_are_sent_together()
    {
        for (var i = 0; i < 1_000; i++)
        {
            _output.Write($"{i}\n");
        }

        _output.Flush();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_target.ToString().Split('\n'), Has.Length.EqualTo(1_001));
            Assert.That(_target.Flushes, Is.LessThan(100));
        }
    }

    [Test]
    public async Task The_last_lines_are_sent_without_another_one()
    {
        _output.Write("one\n");
        _output.Write("two\n");

        for (var i = 0; i < 2; i++)
        {
            Assert.That(await _target.Flushed.WaitAsync(TimeSpan.FromSeconds(10)), Is.True);
        }

        Assert.That(_target.ToString(), Is.EqualTo("one\ntwo\n"));
    }

    [Test]
    public void What_is_left_is_sent_at_the_end()
    {
        _output.Write("one\n");
        _output.Write("two\n");
        _output.Dispose();

        Assert.That(_target.ToString(), Is.EqualTo("one\ntwo\n"));
    }

    private sealed class CountingWriter : StringWriter
    {
        public int Flushes { get; private set; }

        public SemaphoreSlim Flushed { get; } = new(0);

        public override void Flush()
        {
            Flushes++;
            Flushed.Release();
        }
    }
}
