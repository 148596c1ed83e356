import java.io.FileInputStream;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF about files, all in one run: Validate FLAVOUR[,FLAVOUR…] FILE…, for example 3a,ua1. Exit 0 when every file complies. */
public class Validate {
  public static void main(String[] args) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    boolean all = true;
    for (int i = 1; i < args.length; i++)
      for (String name : args[0].split(",")) all &= complies(args[i], PDFAFlavour.fromString(name));
    System.exit(all ? 0 : 1);
  }

  static boolean complies(String file, PDFAFlavour flavour) throws Exception {
    try (FileInputStream bytes = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour)) {
      PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
      ValidationResult result = validator.validate(parser);
      // A run that asserted nothing has looked at nothing.
      boolean good = result.isCompliant() && result.getTotalAssertions() > 100;
      System.out.println((good ? "ok  " : "BAD ") + flavour + " " + file);
      Set<String> faults = new TreeSet<>();
      for (TestAssertion t : result.getTestAssertions())
        if (t.getStatus() == TestAssertion.Status.FAILED)
          faults.add("    " + t.getRuleId().getClause() + " test " + t.getRuleId().getTestNumber() + ": " + t.getMessage());
      faults.forEach(System.out::println);
      return good;
    }
  }
}
