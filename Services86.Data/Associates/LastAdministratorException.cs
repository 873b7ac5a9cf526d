namespace Services86.Data.Associates;

/// <summary>Thrown when a change would leave no administrator who can log in; nothing was changed.</summary>
public sealed class LastAdministratorException : Exception
{
    internal LastAdministratorException()
        : base(
            "The associate is the last administrator who can log in. Make somebody else administrator first, with a " +
            "password.")
    {
    }
}
