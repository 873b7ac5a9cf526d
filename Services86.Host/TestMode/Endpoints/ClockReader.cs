using Services86.Host.TestMode.Input;
using Services86.Host.TestMode.State;

namespace Services86.Host.TestMode.Endpoints;

/// <summary>Reads changes of the clock.</summary>
internal static class ClockReader
{
    /// <summary>Sets, advances, stops or starts the clock.</summary>
    /// <param name="input">The change.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="InputException">The change is wrong, and the clock is as it was.</exception>
    public static void Apply(InputValue input, TestClock clock)
    {
        input.RequireMembers("set", "advance", "isStopped");
        var set = input.Find("set")?.Time();
        var advance = input.Find("advance")?.Duration();
        var isStopped = input.Find("isStopped")?.Flag();
        switch (set, advance, isStopped)
        {
            case (not null, not null, _):
                throw new InputException(input.Path, "expected set or advance, found both.");
            case ({ } time, _, _):
                clock.Set(time, isStopped);
                break;
            case (_, { } duration, _):
                clock.Advance(duration, isStopped);
                break;
            case (_, _, { } stopped):
                clock.SetStopped(stopped);
                break;
            default:
                throw new InputException(input.Path, "expected set, advance or isStopped, found none.");
        }
    }
}
