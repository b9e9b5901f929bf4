package io.github.lstmforecast.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each file of {@link OtherFiles} is; the corpus of bad input has the whole messages. */
class FileKindTest {
    @TempDir
    Path folder;

    private FileKind kind(byte[] content) throws Exception {
        return FileKind.of(Files.write(folder.resolve("model"), content));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            hdf5                         | an HDF5 file that is not of Keras
            pytorch                      | a PyTorch model (a zip with a pickle, .pt or .pth)
            pytorch-cut-off              | a damaged zip file, which begins with model/data.pkl, as a PyTorch model (a zip with a pickle, .pt or .pth) does
            pytorch-of-old               | a PyTorch model (a pickle, .pt or .pth)
            torchscript                  | a TorchScript model (.pt)
            torch-export                 | a program of torch.export (.pt2)
            scikit-learn                 | a scikit-learn model (a pickle, perhaps of joblib)
            pickle                       | a pickle of Python
            compressed-pickle            | a compressed pickle of Python, perhaps of joblib
            saved-model                  | a TensorFlow SavedModel (.pb)
            tensorflow-graph             | a graph of TensorFlow (.pb)
            onnx-runtime                 | a model in ONNX Runtime's own format (.ort)
            numpy                        | an array of NumPy (.npy)
            onnx-zip                     | a zip with an ONNX model
            numpy-zip                    | a file of NumPy arrays (.npz)
            zip-of-documents             | a zip file of no known kind, with a.txt, b.txt, c.txt
            git-lfs-pointer              | a pointer of Git LFS and not the file itself
            keras-configuration          | the configuration of a Keras model, without its weights
            deeplearning4j-configuration | the configuration of a Deeplearning4j network, without its parameters
            json                         | JSON
            html                         | XML or HTML, perhaps the message of a failed download
            csv                          | a table in text, as CSV
            noise                        | binary data of an unknown kind
            """)
    void the_content_says_what_a_file_is(String name, String what) throws Exception {
        assertThat(kind(OtherFiles.all().get(name)).what()).isEqualTo(what);
    }

    @Test
    void all_files_are_tried() {
        assertThat(OtherFiles.all()).hasSize(24);
    }

    @Test
    void a_text_may_be_cut_within_a_character_by_what_is_read_of_it() throws Exception {
        byte[] letters = ("a" + "\u00e9".repeat(1 << 16)).getBytes(StandardCharsets.UTF_8);

        assertThat(kind(letters).what()).isEqualTo("text");
    }

    @Test
    void a_folder_may_be_a_saved_model() throws Exception {
        assertThat(FileKind.of(folder).what()).isEqualTo("a folder");

        Files.writeString(folder.resolve("saved_model.pb"), "");

        assertThat(FileKind.of(folder).what()).isEqualTo("the folder of a TensorFlow SavedModel");
    }
}
