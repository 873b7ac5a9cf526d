using Services86.Data.Refusals;

namespace Services86.Data.Associates;

/// <summary>Thrown when a change would leave no administrator who can log in.</summary>
public sealed class LastAdministratorException : DataRefusedException
{
    internal LastAdministratorException()
        : base(
            DataRefusalKind.LastAdministrator,
            "The associate is the last administrator who can log in. Make somebody else administrator first, with a " +
            "password.")
    {
    }
}
